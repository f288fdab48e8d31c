import { fileURLToPath } from 'node:url';
import { ApiClient } from './api-client.js';
import { RunningProgram, startProgram, type Variables } from './running-program.js';

export type { Variables } from './running-program.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built API as a process of its own. */
export class RunningApi extends RunningProgram {
  /** Starts it on a free port and waits until it is ready. @throws Error with what it wrote when it is not */
  static async start(databaseUrl: string, variables: Variables = {}): Promise<RunningApi> {
    const api = new RunningApi(await startProgram(MAIN, 'PORT', databaseUrl, variables));
    await api.untilReady();
    return api;
  }

  /** Somebody who is not signed in. */
  anonymous(headers?: Variables): ApiClient {
    return new ApiClient(this.url, headers);
  }
}
