import type { FigureKey, Figures, LeadAnalysis } from '#contract';
import { EventLog } from '../../../apps/server/src/platform/events/event-log';
import { type OpenedCell, openedByOffice } from '../../support/libreoffice';
import { describeWith } from '../../support/programs';
import { generated, randomOf } from './generated-events';
import { clientId, type Person, recordsDesk, type RecordsDesk } from './records-desk';

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const FORMATS = ['xlsx', 'csv'] as const;

let desk: RecordsDesk;
let admin: Person;
beforeAll(async () => {
  desk = await recordsDesk();
  desk.clock.set('2026-09-14T02:00:00.000Z');
  admin = await desk.person({ role: 'admin', visibility: 'all', teamId: null });
});
afterAll(() => desk.close());

const fileOf = async (path: string): Promise<Buffer> => (await admin.raw('GET', path)).rawPayload;
const text = (value: string): OpenedCell => (value ? { type: 'string', value } : { type: 'empty', value: '' });
/** A file rounds to two places, a duration to two of a second. */
const close = (cell: OpenedCell, type: OpenedCell['type'], value: number | null) => {
  if (value === null) return expect(cell).toEqual({ type: 'empty', value: '' });
  expect(cell.type).toBe(type);
  expect(Math.abs(Number(cell.value) - value)).toBeLessThan(0.0051);
};
/** A column of numbers that look like texts stays a text in a workbook; a list of signs is read as Excel reads it. */
const sameText = (cell: OpenedCell, value: string) => expect(String(cell.value)).toBe(value);

describeWith('libreoffice', `a file opened by an office program, seed ${SEED}`, () => {
  describe('figures', () => {
    const query = 'from=2026-08-17&to=2026-09-13&step=week';
    beforeAll(async () => {
      const agents = [await desk.person({ name: '=1+1' }), await desk.person({ name: '王"小,二"' })];
      const from = new Date('2026-08-16T16:00:00.000Z');
      const { events } = generated({
        ...{ random: randomOf(SEED), agents: agents.map(({ id }) => id), from, days: 28, count: 800 },
      });
      await desk.database.transaction((tx) => desk.app.get(EventLog).append(tx, events));
    });

    it.each(FORMATS)('of a %s are the screen’s, cell by cell, each of its kind', async (format) => {
      const figures = await admin.get<Figures>(`/figures?${query}`);
      const cells = await openedByOffice(await fileOf(`/figures/export?${query}&locale=en&format=${format}`), format);
      expect(cells[0]![0]).toEqual(text('Figures 2026-08-17 – 2026-09-13 (Asia/Shanghai)'));
      const keys = columnsOf(figures, cells[1]!.length);
      figures.rows.forEach((row, i) => {
        const [period, workNumber, agent, ...others] = cells[i + 2]!;
        expect(period).toEqual({ type: 'date', value: row.period });
        sameText(workNumber!, row.number);
        sameText(agent!, row.name.replace(/^=/, "'="));
        compare(figures, keys, row.cells, others);
      });
      const [total, , , ...sums] = cells[figures.rows.length + 2]!;
      expect(total).toEqual(text('Total'));
      compare(figures, keys, figures.totals, sums);
    });
  });

  describe('the analysis of leads', () => {
    it.each(FORMATS)('of a %s is the screen’s, its shares as shares', async (format) => {
      const agent = await desk.person({ name: '李敏' });
      const contactId = await desk.contact();
      await agent.does('/leads', { clientId: clientId(), contactId, source: 'organic', keyword: '+净水器' });
      const query = 'month=2026-09&by=keyword';
      const found = await admin.get<LeadAnalysis>(`/lead-analysis?${query}`);
      expect(found.rows.length).toBeGreaterThan(0);
      const cells = await openedByOffice(
        await fileOf(`/lead-analysis/export?${query}&format=${format}&locale=zh-CN`),
        format,
      );
      expect(cells[0]![0]).toEqual(text('线索分析 2026-09 (Asia/Shanghai)'));
      [...found.rows, found.total].forEach((row, i) => {
        const line = cells[i + 2]!;
        if (i < found.rows.length) sameText(line[0]!, row.name.replace(/^\+/, "'+") || '未填');
        close(line[1]!, 'float', row.opened);
        close(line[6]!, 'float', row.amountCents / 100);
        close(line[7]!, 'percentage', row.share);
      });
    });
  });
});

type Column = { key: FigureKey; part: 'value' | 'target' };

/** Those of the screen, and a target beside each that has one. */
function columnsOf({ meanings, rows }: Figures, count: number): Column[] {
  const columns = meanings.flatMap(({ key }): Column[] => {
    const targets = rows.some(({ cells }) => cells[key].target !== null);
    return targets
      ? [
          { key, part: 'value' },
          { key, part: 'target' },
        ]
      : [{ key, part: 'value' }];
  });
  expect(count).toBe(columns.length + 3);
  return columns;
}

function compare({ meanings }: Figures, columns: Column[], said: Figures['totals'], cells: OpenedCell[]): void {
  columns.forEach(({ key, part }, i) => {
    const { unit } = meanings.find((meaning) => meaning.key === key)!;
    const type = unit === 'seconds' ? 'time' : 'float';
    close(cells[i] ?? { type: 'empty', value: '' }, type, said[key][part]);
  });
}
