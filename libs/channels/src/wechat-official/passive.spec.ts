import { openCallback } from './callback';
import { passiveText } from './passive';
import { openMessage } from '../tencent/sealed';
import { signatureOf } from '../tencent/signature';
import { readFlatXml } from '../tencent/xml';

const account = {
  appId: 'wxb11529c136998cb6',
  token: 'pamtest',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  mode: 'safe' as const,
};
const key = { encodingAesKey: account.encodingAesKey, receiver: account.appId };
const at = new Date('2026-11-23T02:00:00.900Z');
const say = { to: 'oPerson1', from: 'gh_1', text: '您好 ]]> <xml>&', at, nonce: '77' };
const said = {
  ToUserName: 'oPerson1',
  FromUserName: 'gh_1',
  CreateTime: '1795399200',
  MsgType: 'text',
  Content: say.text,
};

describe('a passive answer', () => {
  it('is plain where the call was', () => {
    const xml = passiveText(account, { ...say, encrypted: false });
    expect(Object.fromEntries(readFlatXml(Buffer.from(xml)))).toEqual(said);
  });

  it('is encrypted and signed where the call was', () => {
    const fields = readFlatXml(Buffer.from(passiveText(account, { ...say, encrypted: true })));
    const sealed = fields.get('Encrypt')!;
    expect(fields.get('MsgSignature')).toBe(signatureOf(account.token, '1795399200', '77', sealed));
    expect([fields.get('TimeStamp'), fields.get('Nonce')]).toEqual(['1795399200', '77']);
    expect(Object.fromEntries(readFlatXml(openMessage(key, sealed)))).toEqual(said);
  });

  it('sent back to us as a message is one, so nobody may take it for the platform without the token', () => {
    const sealed = readFlatXml(Buffer.from(passiveText(account, { ...say, encrypted: true }))).get('Encrypt')!;
    const query = {
      timestamp: '1795399200',
      nonce: '77',
      encrypt_type: 'aes',
      signature: signatureOf('guess', '1795399200', '77'),
    };
    expect(() => openCallback(account, query, Buffer.from(`<xml><Encrypt>${sealed}</Encrypt></xml>`), at)).toThrow(
      'wrong_signature',
    );
  });
});
