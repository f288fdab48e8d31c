import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Waits for the end of its input, which comes when the process that holds it ends, however it ends. */
const SCRIPT = `
cat > /dev/null
pid=$(head -n 1 "$1/postgres/data/postmaster.pid" 2> /dev/null) && kill -QUIT "$pid" 2> /dev/null && sleep 1
rm -rf "$1"`;

/** Sees to it that the temporary server in `folder` does not outlive this process, even one that is killed. */
export function stopWithProcess(folder: string): void {
  const guard = spawn('sh', ['-c', SCRIPT, 'sh', folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // A machine without a POSIX shell goes without the guard.
  guard.on('error', () => undefined);
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
}
