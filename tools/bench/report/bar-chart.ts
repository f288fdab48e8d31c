/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

const WIDTH = 640;
const BAR_HEIGHT = 24;
const GAP = 8;
const LABEL_WIDTH = 130;
const VALUE_WIDTH = 80;
const TITLE_HEIGHT = 36;

/** Horizontal bars as an SVG document, the first one set apart: it is ours. */
export function barChart(title: string, unit: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const height = TITLE_HEIGHT + bars.length * (BAR_HEIGHT + GAP);
  const rows = bars.map(({ label, value }, index) => {
    const y = TITLE_HEIGHT + index * (BAR_HEIGHT + GAP);
    const length = ((WIDTH - LABEL_WIDTH - VALUE_WIDTH) * value) / most;
    const middle = y + BAR_HEIGHT / 2 + 5;
    return [
      `<text x="${LABEL_WIDTH - 8}" y="${middle}" text-anchor="end">${escaped(label)}</text>`,
      `<rect x="${LABEL_WIDTH}" y="${y}" width="${length.toFixed(1)}" height="${BAR_HEIGHT}" rx="3" fill="${index === 0 ? '#2563eb' : '#94a3b8'}"/>`,
      `<text x="${(LABEL_WIDTH + length + 8).toFixed(1)}" y="${middle}">${value.toPrecision(3)}</text>`,
    ].join('');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="14" fill="#334155">
<rect width="100%" height="100%" fill="#fff"/>
<text x="8" y="22" font-weight="600">${escaped(title)} (${escaped(unit)})</text>
${rows.join('\n')}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
