import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DemoLogin } from './demo/fill-demo';
import { SignInRescue } from './desk/agents/sign-in-rescue';
import { FirstRun } from './desk/setup/first-run';
import type { Config } from './platform/config/config';

interface Places {
  port: number;
  smtpPort: number | null;
  /** Where a demo keeps the mail it sends. */
  sentMail: string | null;
}

interface Login {
  email: string;
  password: string;
}

interface Logins {
  first: Login | null;
  /** Of somebody who had lost the way in. */
  rescued: Login | null;
  demo: DemoLogin[] | null;
}

/** Where to go and how to sign in, for the person who started the desk; one line of JSON for a program that did. */
export function greet(config: Config, places: Places, { first, rescued, demo }: Logins): void {
  if (config.readyLine)
    process.stdout.write(
      `HALFHOUR_READY ${JSON.stringify({ port: places.port, smtpPort: places.smtpPort, ...(first ? { first } : {}), ...(rescued ? { rescued } : {}), ...(demo ? { demo } : {}) })}\n`,
    );
  const home = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${places.port}`;
  const lines = [
    ...(config.roles.includes('web') ? [`  Console   ${home}/`, `  API       ${home}/api/docs`] : []),
    ...(config.demo ? [`  Shop page ${home}/shop/`] : []),
    ...(places.smtpPort ? [`  Mail door smtp://${config.smtp?.host}:${places.smtpPort}`] : []),
    ...(places.sentMail ? [`  Sent mail ${places.sentMail}`] : []),
    ...(first
      ? ['', `  First login ${first.email}  ${first.password}`, '  Shown once; change it in the console.']
      : []),
    ...(rescued
      ? [
          '',
          `  New login   ${rescued.email}  ${rescued.password}`,
          '  Shown once; the second factor is off and every session has ended.',
        ]
      : []),
    ...(demo ? demoLines(demo) : []),
  ];
  process.stdout.write(`\nHalfhour is open.\n${lines.join('\n')}\n\n`);
}

function demoLines(logins: DemoLogin[]): string[] {
  const lines = logins.map(({ name, role, email }) => `    ${email.padEnd(28)}${role.padEnd(11)}${name}`);
  return ['', `  Demo accounts, all with the password ${logins[0]!.password} (for invented data only)`, ...lines];
}

/** Throws where no enabled account has the address: a start that was asked for this must not pass it over. */
export async function rescue(app: NestFastifyApplication, email: string): Promise<Login> {
  const login = await app.get(SignInRescue, { strict: false }).rescue(email);
  if (!login) throw new Error(`No account that may sign in has the address ${email}.`);
  return login;
}

export const firstLogin = (app: NestFastifyApplication): Promise<Login | null> =>
  app.get(FirstRun, { strict: false }).ensureFirstAdmin();
