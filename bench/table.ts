// One row per measurement: what was measured, the figure, its goal, and whether it holds.

export type Row = {
  what: string;
  figure: string;
  goal: string;
  holds: boolean;
};

/** A ratio to the bare server in the same run. */
export function ratioRow(what: string, ratio: number, atLeast: number, more = ''): Row {
  const figure = `${ratio.toFixed(2)} of bare${more === '' ? '' : `, ${more}`}`;
  return { what, figure, goal: `≥ ${atLeast.toFixed(2)}`, holds: ratio >= atLeast };
}

/** A figure that must stay under a limit, both in `unit`. */
export function limitRow(what: string, value: number, under: number, unit: string): Row {
  const shown = value < 10 ? value.toFixed(1) : value.toFixed(0);
  return { what, figure: `${shown} ${unit}`, goal: `< ${String(under)} ${unit}`, holds: value < under };
}

export function printTable(rows: Row[]): string {
  const cells = [
    ['what', 'measured', 'goal', ''],
    ...rows.map(row => [row.what, row.figure, row.goal, row.holds ? 'holds' : 'MISSED']),
  ];
  const widths = [0, 1, 2, 3].map(column => Math.max(...cells.map(row => row[column]?.length ?? 0)));
  return cells.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
