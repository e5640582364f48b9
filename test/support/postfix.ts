// A real mail transfer agent in folders of its own on loopback, beside any Postfix the machine may run.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, partOrThrow, runProgram } from './programs';

export interface Postfix {
  host: string;
  /** Where programs hand over mail to send, and other servers bring theirs. */
  port: number;
  /** What it did with mail, in its own words. */
  log(): string;
  stop(): Promise<void>;
}

/** Where mail for a domain goes on to: `smtp:[127.0.0.1]:2525`, `lmtp:inet:127.0.0.1:24`. */
export type Routes = Record<string, string>;

export async function startPostfix(routes: Routes): Promise<Postfix> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'halfhour-postfix-'));
  chmodSync(folder, 0o755);
  for (const name of ['etc', 'queue', 'data']) mkdirSync(join(folder, name));
  const [uid, gid] = ['-u', '-g'].map((flag) => execFileSync('id', [flag, 'postfix']).toString().trim());
  execFileSync('chown', [`${uid}:${gid}`, join(folder, 'data')]);
  writeFileSync(join(folder, 'etc/main.cf'), main(folder, routes));
  writeFileSync(join(folder, 'etc/master.cf'), services(port));
  const postfix = partOrThrow('postfix');
  const program = await runProgram(postfix, ['-c', join(folder, 'etc'), 'start-fg'], port);
  const log = () => readFileSync(join(folder, 'mail.log'), 'utf8');
  return {
    host: '127.0.0.1',
    port,
    log,
    stop: async () => {
      // Its services leave the group of what we started.
      spawnSync(postfix, ['-c', join(folder, 'etc'), 'stop']);
      await program.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const main = (folder: string, routes: Routes): string => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${folder}/mail.log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.mail.example
mydestination =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
relay_domains = ${Object.keys(routes).join(' ')}
relay_recipient_maps =
transport_maps = inline:{ ${Object.entries(routes)
  .map(([domain, route]) => `{ ${domain} = ${route} }`)
  .join(', ')} }
disable_dns_lookups = yes
alias_maps =
alias_database =
local_recipient_maps =
smtputf8_enable = yes
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
`;

const services = (port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
lmtp unix - - n - - lmtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
