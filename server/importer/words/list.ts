// Lists written as people write them: words with commas between.

/** `a, b c, d` */
export const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '');

/** `a | b, c`: the words of each entry parted by a bar. */
export const lists = (text: string): readonly (readonly string[])[] =>
  list(text).map(words => words.split('|').map(word => word.trim()));
