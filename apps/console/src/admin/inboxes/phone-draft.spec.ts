import { phoneDraft, sentPhone, withSystem } from './phone-draft';

test('a new inbox is a webhook with nothing set', () => {
  expect(phoneDraft({})).toMatchObject({ system: 'webhook', secret: '', extensions: [], areaCode: '' });
});

test('a stored inbox is shown without what is none of the form’s', () => {
  const draft = phoneDraft({ system: 'asterisk', host: 'pbx', hookKey: 'k', secret: 'never', user: 'u' });
  expect(draft).toMatchObject({ system: 'asterisk', host: 'pbx', user: 'u', secret: '' });
  expect(draft).not.toHaveProperty('hookKey');
});

test('another system comes with its usual port', () => {
  const asterisk = withSystem(phoneDraft({}), 'asterisk');
  expect(withSystem({ ...asterisk, port: 9999 }, 'asterisk').port).toBe(9999);
  expect(withSystem(asterisk, 'freeswitch').port).toBe(8021);
});

test('empty rows are not sent', () => {
  const draft = {
    ...phoneDraft({}),
    extensions: [
      { extension: '', agentId: '' },
      { extension: '1001', agentId: 'a' },
    ],
  };
  expect(sentPhone(draft).extensions).toEqual([{ extension: '1001', agentId: 'a' }]);
});
