/** What is tried so that nothing is lost and nobody let in, by where its tests are; their names say what it is and how often. */
const KINDS = [
  { figure: 'operations × actors checked', folder: /\/e2e\/authorization\//, times: /: (\d+) callers$/ },
  { figure: 'faults survived', folder: /\/e2e\//, times: /^fault: .*?(?: (\d+) times)?$/ },
  { figure: 'races run', folder: /races[/.]/, times: / (\d+) (?:times|rounds)/ },
];

/**
 * @param {readonly { testFilePath: string, testResults: readonly { title: string, status: string }[] }[]} files as Jest reports them
 * @returns {Record<string, number>} by the name of the figure
 */
export function proofFigures(files) {
  const figures = KINDS.map(({ figure, folder, times }) => {
    const tests = files.filter(({ testFilePath }) => folder.test(testFilePath)).flatMap(({ testResults }) => testResults);
    const counts = tests.filter(({ status }) => status === 'passed').map(({ title }) => times.exec(title)).filter((told) => told !== null);
    return [figure, counts.reduce((sum, [, count]) => sum + Number(count ?? 1), 0)];
  });
  return Object.fromEntries(figures);
}
