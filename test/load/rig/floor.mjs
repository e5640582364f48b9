import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts a floor of `floors/` in a process of its own, as the desk runs in one; `url` is where it listens. */
export async function startFloor(name, databaseUrl) {
  const child = fork(fileURLToPath(new URL(`../floors/${name}.mjs`, import.meta.url)), {
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the floor ${name} ended with ${code}`))),
  ]);
  return {
    pid: child.pid,
    url: `http://127.0.0.1:${answer.port}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
