import 'reflect-metadata';
import { createApp } from './app';
import { keepColleagues } from './demo/colleagues';
import { fillDemo } from './demo/fill-demo';
import { openPostOffice } from './demo/post-office';
import { InboxRunner } from './flows/inbox-runner/inbox-runner';
import { readConfig } from './platform/config/config';
import { migrate } from './platform/database/migrate';
import { firstLogin, greet, rescue } from './welcome';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  await migrate(config.databaseUrl);
  const demo = config.demo ? await fillDemo(config) : null;
  const app = await createApp(config);
  await app.init();
  const first = await firstLogin(app);
  const rescued = config.resetSignIn === null ? null : await rescue(app, config.resetSignIn);
  if (demo) keepColleagues(app, demo);
  const sentMail = config.demo ? await openPostOffice(config) : null;
  await app.listen(config.port, config.host);
  const smtpPort = config.roles.includes('worker') ? app.get(InboxRunner, { strict: false }).smtpPort : null;
  const { port } = app.getHttpServer().address() as { port: number };
  greet(config, { port, smtpPort, sentMail }, { first, rescued, demo });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
