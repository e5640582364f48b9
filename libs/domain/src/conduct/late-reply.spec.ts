import { fallsAway, findLateReply, type LateEpisode } from './late-reply';

const late: LateEpisode = { windowId: 'w1', agentId: 'a1', repeatAt: null };
const asked: LateEpisode = { ...late, repeatAt: new Date('2026-09-14T02:40:00Z') };
const found = { rule: 'late_reply', key: 'window:w1', marks: [] };

test.each([
  ['W1: a late reply counts by itself', late, false, found],
  ['W1: and as well when the contact asked again', asked, false, found],
  ['W1: where only asking again counts, not before', late, true, null],
  ['W1: where only asking again counts, then', asked, true, found],
  ['W13: nobody held the ticket, nobody is charged', { ...asked, agentId: null }, false, null],
])('%s', (_, episode, onlyIfAskedAgain, expected) => {
  expect(findLateReply(episode, onlyIfAskedAgain)).toEqual(expected);
});

test.each([
  ['a colleague found that no reply was needed', { byId: 'lead', reason: '客户道谢' }, true],
  ['the charged agent said so', { byId: 'a1', reason: '客户道谢' }, false],
  ['the desk closed it', { byId: null, reason: 'closed' }, false],
  ['it went on as the older wait', { byId: 'a1', reason: 'reply_taken_back' }, true],
])('W13: a late reply of an excused wait, when %s', (_, excuse, falls) => {
  expect(fallsAway('a1', excuse)).toBe(falls);
});
