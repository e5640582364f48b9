import { firstCursor, mailboxCursor, movedTo, waitingSince } from './imap-cursor';

const now = new Date('2026-11-23T02:00:00Z');
const folder = { uidValidity: '7', uid: 12, before: null };

test('nothing saved is a mailbox that is connected now; what was saved is kept, nonsense is not', () => {
  expect(mailboxCursor({}, now)).toEqual({ since: now.toISOString(), folders: {} });
  const saved = { since: '2026-01-01T00:00:00.000Z', folders: { INBOX: folder, Other: { uid: 'x' }, Third: null } };
  expect(mailboxCursor(saved, now)).toEqual({ since: saved.since, folders: { INBOX: folder } });
  expect(mailboxCursor({ since: 'soon', folders: 3 as never }, now).since).toBe(now.toISOString());
});

test('unread mail of the three days before waits for somebody', () => {
  expect(waitingSince(mailboxCursor({}, now)).toISOString()).toBe('2026-11-20T02:00:00.000Z');
});

test('what was there before is behind us once the last of it is read', () => {
  const first = firstCursor('7', 10, false);
  expect(first).toEqual({ uidValidity: '7', uid: 0, before: { firstUid: 10, take: 'waiting' } });
  expect(movedTo(first, 8).before).toEqual(first.before);
  expect(movedTo(first, 9)).toEqual({ uidValidity: '7', uid: 9, before: null });
  expect(firstCursor('8', 10, true).before!.take).toBe('recent');
});
