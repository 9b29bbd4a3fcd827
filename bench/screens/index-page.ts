/** A page that shows the pictures: a row a screen and look, a column a size. */
export interface Picture {
  readonly file: string;
  readonly screen: string;
  readonly size: string;
  readonly look: string;
}

export function indexPage(pictures: readonly Picture[]): string {
  const rows = Map.groupBy(pictures, ({ screen, look }) => `${screen} · ${look}`);
  const sections = [...rows].map(
    ([title, row]) => `<section><h2>${title}</h2><div>${row.map(figure).join('')}</div></section>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${STYLE}</style>${sections.join('\n')}`;
}

function figure({ file, size }: Picture): string {
  return `<figure><a href="${file}"><img src="${file}" loading="lazy" alt=""></a><figcaption>${size}</figcaption></figure>`;
}

const STYLE = `
  body { font: 16px sans-serif; margin: 1rem; background: #ddd; }
  div { display: flex; gap: 1rem; align-items: start; overflow-x: auto; }
  figure { margin: 0; }
  img { block-size: 32rem; border: 1px solid #999; }
`;
