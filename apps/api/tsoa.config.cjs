/**
 * tsoa reads no tsconfig and hands compilerOptions to the compiler unparsed, so they are parsed here:
 * otherwise exactOptionalPropertyTypes and the source condition of the workspace's packages would be lost.
 */
const path = require('node:path');
const ts = require('typescript');
const configuration = require('./tsoa.json');

const OF_A_BUILD = ['configFilePath', 'composite', 'incremental', 'tsBuildInfoFile', 'configFile'];

const host = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
  },
};
const { options } = ts.getParsedCommandLineOfConfigFile(path.join(__dirname, 'tsconfig.lib.json'), { noEmit: true }, host);
for (const name of OF_A_BUILD) delete options[name];

module.exports = { ...configuration, compilerOptions: options };
