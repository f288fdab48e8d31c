import { ApiClient, type Answer } from '../kit/api-client.js';
import type { Variables } from '../kit/running-program.js';

/** An answer, header fields and all. */
export interface HeardAnswer {
  readonly asked: string;
  readonly status: number;
  readonly text: string;
}

/** Writes down every answer that it gets. */
export class WatchedClient extends ApiClient {
  constructor(
    url: string,
    private readonly heard: HeardAnswer[],
    headers: Variables = {},
  ) {
    super(url, headers);
  }

  override async request(...asked: Parameters<ApiClient['request']>): Promise<Answer> {
    const answer = await super.request(...asked);
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    this.heard.push({ asked: `${asked[0]} ${asked[1].slice(0, 40)}`, status: answer.status, text: `${headers}\n${answer.text}` });
    return answer;
  }
}
