// Programs of other people that look at our files, where the machine has them: a test says so when it has not.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Whether all are here; what is missing is printed, as the reason why a test is skipped. */
export function hasPrograms(...programs: string[]): boolean {
  const missing = programs.filter(program => spawnSync(program, ['--version']).error !== undefined);
  if (missing.length > 0) console.warn(`skipped: ${missing.join(', ')} not on this machine`);
  return missing.length === 0;
}

/** What a program printed, as UTF-8. @throws {Error} when it ended with anything but 0. */
export function runProgram(program: string, ...args: string[]): string {
  const ran = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (ran.status !== 0) throw new Error(`${program} ended with ${String(ran.status)}: ${ran.stderr}`);
  return ran.stdout;
}

/** The words of a PDF in reading order, each page's after the other; no direction marks, one space between words. */
export function wordsOfPdf(file: string, ...options: string[]): string {
  return runProgram('pdftotext', ...options, file, '-')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f]/g, '')
    .replace(/\s+/g, ' ');
}

export type OfficeParagraph = { text: string; rtl: boolean; bold: boolean };

/** Opens all files in one LibreOffice, since it starts slowly, and gives each one's paragraphs by its name. */
export function readInOffice(files: readonly string[], folder: string): Map<string, OfficeParagraph[]> {
  const out = path.join(folder, 'office');
  mkdirSync(out, { recursive: true });
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  runProgram('soffice', profile, '--headless', '--convert-to', 'fodt', '--outdir', out, ...files);
  return new Map(
    files.map(file => {
      const { name } = path.parse(file);
      return [path.basename(file), paragraphsOf(readFileSync(path.join(out, `${name}.fodt`), 'utf8'))];
    }),
  );
}

const MARKS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const plain = (xml: string): string =>
  xml
    .replace(/<text:line-break\/>/g, '\n')
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count?: string) => ' '.repeat(Number(count ?? 1)))
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => MARKS[name] ?? '');

/** A flat OpenDocument text's paragraphs with what their styles say of direction and weight. */
function paragraphsOf(xml: string): OfficeParagraph[] {
  const styles = new Map(
    [...xml.matchAll(/<style:style style:name="([^"]+)"[^>]*?(?:\/>|>([^]*?)<\/style:style>)/g)].map(
      ([, name = '', style = '']) => [name, style],
    ),
  );
  const body = xml.slice(xml.indexOf('<office:text'));
  return [...body.matchAll(/<text:(p|h)\b([^>]*?)(?:\/>|>([^]*?)<\/text:\1>)/g)].map(
    ([, , attributes = '', inner = '']) => {
      const own = styles.get(/text:style-name="([^"]+)"/.exec(attributes)?.[1] ?? '') ?? '';
      const spans = [...inner.matchAll(/<text:span text:style-name="([^"]+)"/g)].map(
        ([, name = '']) => styles.get(name) ?? '',
      );
      return {
        text: plain(inner),
        rtl: own.includes('style:writing-mode="rl-tb"'),
        bold: [own, ...spans].some(style => /fo:font-weight="bold"/.test(style)),
      };
    },
  );
}
