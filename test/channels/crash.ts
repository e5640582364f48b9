import { Client } from 'pg';
import type { TicketRow } from '#contract';
import { eventually } from '../support/desk';
import type { ChannelDesk } from './channel-desk';
import { type Said, unique } from './far/far';

/** What was under way when the server was killed. */
export interface Crash {
  said: Said;
  sent: { id: string; person: string; text: string } | null;
}

/** Killed while an input waits to be committed and a send that went out, where there are any, waits to be written down. */
export async function killedBetween(
  desk: ChannelDesk,
  answered: { person: string; row: TicketRow } | null,
): Promise<Crash> {
  const said = { person: await desk.far.person(), text: '崩溃前说的', input: unique() };
  const sent = await desk.holding(['receipt', 'delivery_attempt'], async () => {
    const going = answered && (await sentAndNotNoted(desk, answered));
    void desk.far.bring(said).catch(() => false);
    await somebodyWaits(desk.house.databaseUrl, 'receipt');
    await desk.kill();
    return going;
  });
  await desk.hurry();
  await desk.start();
  return { said, sent };
}

async function sentAndNotNoted(desk: ChannelDesk, { person, row }: { person: string; row: TicketRow }) {
  const text = '发出就断电';
  const { id } = await desk.reply(row, text);
  await eventually(
    () => desk.textsHeard(person),
    (texts) => texts.some((heard) => heard.includes(text)),
  );
  await somebodyWaits(desk.house.databaseUrl, 'delivery_attempt');
  return { id, person, text };
}

/** Until a statement of the desk waits for this table. Asked on a connection of its own: inside a transaction the view stands still. */
async function somebodyWaits(databaseUrl: string, table: string): Promise<void> {
  const sql = new Client({ connectionString: databaseUrl });
  await sql.connect();
  try {
    await eventually(
      async () =>
        (await sql.query(`select 1 from pg_locks l where not l.granted and l.relation = $1::regclass`, [table]))
          .rowCount ?? 0,
      (waiting) => waiting > 0,
    );
  } finally {
    await sql.end();
  }
}
