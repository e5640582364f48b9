// A real IMAP server in a folder of its own. Every user name exists and has the same password.
import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, partOrThrow, runProgram } from './programs';

export interface Dovecot {
  host: string;
  port: number;
  password: string;
  /** Takes mail from a mail transfer agent (RFC 2033). */
  lmtpPort: number;
  /** Puts a raw mail into the user's inbox, as a mail transfer agent would; `at` is when the server got it. */
  deliver(user: string, raw: string | Buffer, at?: Date): void;
  /** Ends the server and keeps its mail and port, as an outage would. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'open-sesame';

export interface DovecotOptions {
  /** Where it asks whether an access token is good (RFC 7662); then it also takes XOAUTH2. */
  introspectionUrl?: string;
}

export async function startDovecot({ introspectionUrl }: DovecotOptions = {}): Promise<Dovecot> {
  const port = await freePort();
  const lmtpPort = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'halfhour-dovecot-'));
  chmodSync(folder, 0o711);
  const owner = mailOwner();
  makeFolder(join(folder, 'mail'), owner);
  const parts = [configuration(folder, port, owner), lmtp(lmtpPort)];
  if (introspectionUrl) {
    writeFileSync(join(folder, 'oauth2.conf'), introspection(introspectionUrl));
    parts.unshift(tokens(folder));
  }
  writeFileSync(join(folder, 'dovecot.conf'), parts.join('\n'));
  const start = () => runProgram(partOrThrow('dovecot'), ['-F', '-c', join(folder, 'dovecot.conf')], port);
  let program = await start();
  return {
    host: '127.0.0.1',
    port,
    password: PASSWORD,
    lmtpPort,
    deliver: (user, raw, at) => deliver(join(folder, 'mail', user), raw, owner, at),
    halt: () => program.kill(),
    resume: async () => {
      program = await start();
    },
    stop: async () => {
      await program.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Owner {
  uid: number;
  gid: number;
  isRoot: boolean;
}

// Dovecot refuses to keep mail for root.
function mailOwner(): Owner {
  const me = userInfo();
  if (me.uid !== 0) return { uid: me.uid, gid: me.gid, isRoot: false };
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'mail']));
  return { uid: id('-u'), gid: id('-g'), isRoot: true };
}

let lastName = 0;

/** Servers number mails by the time in their names, so no two may have the same. */
function deliver(maildir: string, raw: string | Buffer, owner: Owner, at = new Date()): void {
  for (const part of ['', 'tmp', 'cur', 'new']) makeFolder(join(maildir, part), owner);
  lastName = Math.max(lastName + 1, Date.now());
  const name = `${lastName}.${randomUUID()}.test`;
  writeFileSync(join(maildir, 'tmp', name), raw);
  chownSync(join(maildir, 'tmp', name), owner.uid, owner.gid);
  utimesSync(join(maildir, 'tmp', name), at, at);
  renameSync(join(maildir, 'tmp', name), join(maildir, 'new', name));
}

function makeFolder(path: string, owner: Owner): void {
  mkdirSync(path, { recursive: true });
  chownSync(path, owner.uid, owner.gid);
}

function configuration(folder: string, port: number, owner: Owner): string {
  return `
protocols = imap lmtp
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%u allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
${owner.isRoot ? '' : accountsOf(userInfo().username)}`;
}

// An ordinary user can't become Dovecot's own accounts.
function accountsOf(user: string): string {
  const group = execFileSync('id', ['-gn']).toString().trim();
  return `default_internal_user = ${user}\ndefault_internal_group = ${group}\ndefault_login_user = ${user}\n`;
}

const lmtp = (port: number): string => `
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${port}
  }
}
protocol lmtp {
  postmaster_address = postmaster@mail.example
}
`;

const tokens = (folder: string): string => `
auth_mechanisms = plain xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}
`;

const introspection = (url: string): string => `
introspection_mode = post
introspection_url = ${url}
username_attribute = email
active_attribute = active
active_value = true
`;
