import { DomainError } from '../errors';
import { changedFacts, type SaidFacts } from './changed-facts';
import { NO_FACTS } from './facts';

const now = new Date('2026-11-22T08:00:00Z');
const day = { today: '2026-11-22', now };
const at = (text: string): Date => new Date(`2026-11-${text}:00Z`);

describe('what is said of a service', () => {
  test('leaves alone what nobody spoke of, and names what changed', () => {
    const { facts, changed } = changedFacts(
      { ...NO_FACTS, model: 'HW-80' },
      { fault: '漏水', model: 'HW-80', serial: undefined },
      day,
    );
    expect(changed).toEqual(['fault']);
    expect(facts).toEqual({ ...NO_FACTS, model: 'HW-80', fault: '漏水' });
  });

  test('the same instant said twice is no change', () => {
    const before = { ...NO_FACTS, askedForAt: at('23T01:00') };
    expect(changedFacts(before, { askedForAt: at('23T01:00') }, day).changed).toEqual([]);
  });

  test('M6: the time asked for may lie ahead', () => {
    expect(changedFacts(NO_FACTS, { askedForAt: at('25T01:00') }, day).changed).toEqual(['askedForAt']);
  });

  test.each<[string, SaidFacts, string]>([
    ['bought tomorrow', { boughtOn: '2026-11-23' }, 'boughtOn'],
    ['asked for in another age', { askedForAt: new Date('2032-01-01T00:00:00Z') }, 'askedForAt'],
    ['requested tomorrow', { partsRequestedAt: at('23T08:00') }, 'partsRequestedAt'],
    ['D9: past the station before it was requested', { partsStationAt: at('20T08:00') }, 'partsStationAt'],
    [
      'D9: off the shelf before it was requested',
      { partsRequestedAt: at('21T08:00'), partsShelfAt: at('20T08:00') },
      'partsShelfAt',
    ],
  ])('%s is refused and named', (_, said, field) => {
    const refused = (): unknown => changedFacts(NO_FACTS, said, day);
    expect(refused).toThrow(DomainError);
    expect(refused).toThrow(expect.objectContaining({ code: 'service_fact_wrong', detail: { field } }) as Error);
  });
});
