/** The way to a server that notes what is asked, and can lose answers: the server has done its work then. */
export class LossyFetch {
  readonly paths: string[] = [];
  private losses: { readonly path: string; left: number } = { path: '', left: 0 };

  /** Loses the next `times` answers of this path. */
  lose(path: string, times = 1): void {
    this.losses = { path, left: times };
  }

  /** How often this was asked. */
  count(path: string): number {
    return this.paths.filter((asked) => asked === path).length;
  }

  readonly send = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    this.paths.push(pathname);
    const answer = await fetch(request);
    if (pathname !== this.losses.path || this.losses.left === 0) return answer;
    this.losses.left -= 1;
    await answer.body?.cancel();
    throw new TypeError('fetch failed');
  };
}
