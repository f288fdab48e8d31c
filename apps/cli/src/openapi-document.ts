import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const LONGEST_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** What the api application says of itself: only it knows its controllers. */
export function openapiDocument(): Promise<string> {
  return printedBy('print-openapi.js');
}

/** The same as requests to try out. */
export function postmanCollection(): Promise<string> {
  return printedBy('print-postman.js');
}

async function printedBy(program: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../api/dist/${program}`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [entry], { maxBuffer: LONGEST_DOCUMENT_BYTES });
  return stdout;
}
