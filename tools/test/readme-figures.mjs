const [BEGINNING, END] = ['<!-- figures of npm run torture -->', '<!-- end of the figures -->'];

/**
 * @param {string} readme
 * @param {Record<string, number>} figures of a run, by their names; none before the first
 * @returns {string} the text with these figures where it names such
 */
export function withFigures(readme, figures) {
  const [before, rest] = readme.split(BEGINNING);
  const [, after] = rest?.split(END) ?? [];
  if (after === undefined) throw new Error('The README has no place for the figures of npm run torture');
  return `${before}${BEGINNING}\n${sentence(Object.entries(figures))}\n${END}${after}`;
}

function sentence(figures) {
  if (figures.length === 0) return 'No run is on record yet.';
  return `The last run: ${figures.map(([figure, count]) => `${count.toLocaleString('en')} ${figure}`).join(', ')}.`;
}
