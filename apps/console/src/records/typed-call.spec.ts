import { typedCall, type TypedCall } from './typed-call';

const NOW = Date.UTC(2026, 10, 22, 6, 0);
const fields: TypedCall = {
  direction: 'outbound',
  startedMs: NOW - 600_000,
  result: 'answered',
  talk: '3:20',
  note: ' 已说明 ',
};

describe('a call typed in afterwards', () => {
  it('ends its talk time after it began', () => {
    expect(typedCall(fields, NOW)).toEqual({
      direction: 'outbound',
      startedAt: '2026-11-22T05:50:00.000Z',
      answeredAt: '2026-11-22T05:50:00.000Z',
      endedAt: '2026-11-22T05:53:20.000Z',
      result: 'answered',
      note: '已说明',
    });
  });

  it('has no talk when nobody answered, whatever was typed before', () => {
    expect(typedCall({ ...fields, result: 'busy' }, NOW)).toMatchObject({
      answeredAt: null,
      endedAt: '2026-11-22T05:50:00.000Z',
    });
  });

  it.each(['', '0:00', '三分钟'])('cannot be saved as answered with "%s"', (talk) => {
    expect(typedCall({ ...fields, talk }, NOW)).toBeNull();
  });

  it('cannot end in the future', () => expect(typedCall({ ...fields, talk: '11' }, NOW)).toBeNull());
});
