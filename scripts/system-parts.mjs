// The programs that some suites talk to, and putting them on a machine whose system packages we may install.
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { stepCommand } from './progress.mjs';

const PARTS = {
  redis: { packages: ['redis-server'], isPresent: () => hasProgram('redis-server') },
  dovecot: {
    packages: ['dovecot-imapd', 'dovecot-lmtpd'],
    isPresent: () => hasProgram('dovecot') && existsSync('/usr/lib/dovecot/lmtp'),
  },
  // Postfix starts for root alone.
  postfix: { packages: ['postfix'], isPresent: () => hasProgram('postfix') && process.getuid?.() === 0 },
  chromium: {
    packages: ['chromium', 'fontconfig', 'fonts-wqy-microhei'],
    isPresent: () =>
      ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].some(hasProgram) && hasChineseFont(),
  },
  libreoffice: { packages: ['libreoffice-calc-nogui'], isPresent: () => hasProgram('soffice') },
};
const POLICY = '/usr/sbin/policy-rc.d';

export const missingParts = () => Object.keys(PARTS).filter((name) => !PARTS[name].isPresent());
export const presentParts = () => Object.keys(PARTS).filter((name) => PARTS[name].isPresent());
export const packagesOf = (names) => names.flatMap((name) => PARTS[name].packages);

export function mayInstall() {
  return process.getuid?.() === 0 && hasProgram('apt-get');
}

export async function installParts(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (title, args) => stepCommand(title, 'apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env });
  const allowStarts = keepServicesDown();
  try {
    await apt("Reading the system's package lists", ['update']);
    await apt(`Installing ${names.join(', ')}`, ['install', '-y', '--no-install-recommends', ...packagesOf(names)]);
  } finally {
    allowStarts();
  }
}

// The suites start their own copies on free ports; a Redis or mail server left running on the machine would be a surprise.
function keepServicesDown() {
  if (existsSync(POLICY)) return () => undefined;
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(POLICY, { force: true });
}

function hasProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function hasChineseFont() {
  const { stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return Boolean(stdout?.trim());
}
