// Paragraphs of a word processor, each on one line: an empty line goes between prose, none between short lines.

/** An address or a label is shorter; shorter prose loses nothing by standing close. */
const PROSE = 90;

export function partParagraphs(text: string): string {
  const lines = text.split('\n');
  const parted: string[] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1] ?? '';
    const isProse = line.length >= PROSE || before.length >= PROSE;
    if (at > 0 && isProse && line !== '' && before !== '') parted.push('');
    parted.push(line);
  });
  return parted.join('\n').replace(/\n{3,}/g, '\n\n');
}
