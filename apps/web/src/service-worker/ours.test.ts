import { describe, expect, it } from 'vitest';
import { isOurs } from './ours.ts';

const VERSION = '1795493848697';
const CHUNK = 'https://prongsai.example.go.th/_app/immutable/chunks/KWdo8Fni.js';
const SHELL = 'https://prongsai.example.go.th/shell';

function answer(type: string, body: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': type } });
}
const page = (body: string): Response => answer('text/html; charset=utf-8', body);

describe('what is kept as a file of the app', () => {
  it('a script, and the shell of this version', async () => {
    expect(await isOurs(CHUNK, answer('text/javascript', 'export {}'), VERSION)).toBe(true);
    expect(await isOurs(SHELL, page(`<script>version: "${VERSION}"</script>`), VERSION)).toBe(true);
  });

  it('no page of a captive portal, neither as a script nor as the shell', async () => {
    expect(await isOurs(CHUNK, page('<form>Wi-Fi</form>'), VERSION)).toBe(false);
    expect(await isOurs(SHELL, page('<form>Wi-Fi</form>'), VERSION)).toBe(false);
  });

  it('no shell of another version, which would ask for other scripts', async () => {
    expect(await isOurs(SHELL, page('<script>version: "1795493999999"</script>'), VERSION)).toBe(false);
  });

  it('no refusal', async () => {
    expect(await isOurs(CHUNK, answer('application/json', '{}', 404), VERSION)).toBe(false);
  });

  it('leaves the answer to be read by whoever keeps it', async () => {
    const shell = page(VERSION);
    await isOurs(SHELL, shell, VERSION);
    expect(await shell.text()).toBe(VERSION);
  });
});
