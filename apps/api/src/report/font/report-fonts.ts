import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { wholeClusterFont } from './whole-cluster-font.ts';

const FILES = ['400Regular/Sarabun_400Regular.ttf', '700Bold/Sarabun_700Bold.ttf'];
const { resolve } = createRequire(import.meta.url);

let fonts: Promise<Buffer[]> | undefined;

/** Sarabun regular and bold with a glyph per cluster; made once, when the first report needs them. */
export function reportFonts(): Promise<Buffer[]> {
  fonts ??= Promise.all(FILES.map(makeFont));
  return fonts;
}

async function makeFont(file: string): Promise<Buffer> {
  return Buffer.from(wholeClusterFont(await readFile(resolve(`@expo-google-fonts/sarabun/${file}`))));
}
