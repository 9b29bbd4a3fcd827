import { describe, expect, it } from 'vitest';
import { emptyFields } from './action-form.svelte.ts';
import { keptForm } from './kept-form.ts';
import { keptTemplates, MOST_TEMPLATES, withoutTemplate, withTemplate, type Template } from './templates.ts';

function template(name: string, id = name): Template {
  const { day: _, ...fields } = emptyFields();
  return { id, name, fields: { ...fields, what: `ทำ${name}` } };
}

describe('templates', () => {
  it('stand newest first, and one of the same name is taken over', () => {
    const kept = withTemplate([template('ประชุม'), template('ป้าย')], template('ป้าย', 'ใหม่'));
    expect(kept.map(({ id }) => id)).toEqual(['ใหม่', 'ประชุม']);
  });

  it('are removed one by one', () => {
    expect(withoutTemplate([template('ประชุม'), template('ป้าย')], 'ประชุม')).toEqual([template('ป้าย')]);
  });

  it('are no more than a list can show', () => {
    let kept: Template[] = [];
    for (let n = 0; n < MOST_TEMPLATES + 5; n += 1) kept = withTemplate(kept, template(String(n)));
    expect(kept).toHaveLength(MOST_TEMPLATES);
  });

  it.each([null, 'แม่แบบ', [{ id: 'a' }], [{ id: 'a', name: 'ข', fields: { what: 1 } }]])(
    'that nobody understands are left out: %j',
    (value) => expect(keptTemplates(value)).toEqual([]),
  );
});

describe('a kept form', () => {
  it('knows the other measures it counts for', () => {
    const kept = { fields: emptyFields(), photos: [], also: ['E12', 3] };
    expect(keptForm(kept)?.also).toEqual(['E12']);
  });

  it('of an older version of the app counts for none', () => {
    expect(keptForm({ fields: emptyFields(), photos: [] })).toEqual({
      fields: emptyFields(),
      photos: [],
      files: [],
      also: [],
      seen: null,
    });
  });

  it('without a day is none', () => {
    const { day: _, ...fields } = emptyFields();
    expect(keptForm({ fields, photos: [], also: [] })).toBeNull();
  });
});
