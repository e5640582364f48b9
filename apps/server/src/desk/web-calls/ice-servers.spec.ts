import { createHmac } from 'node:crypto';
import { iceServers } from './ice-servers';

const none = { stunUrls: [], turnUrls: [], turnSecret: '', turnSeconds: 3600 };
const now = new Date('2026-11-23T02:00:00.500Z');

describe('servers that help browsers to find each other', () => {
  it('are none where none are configured', () => {
    expect(iceServers({ ice: none }, 'a1', now)).toEqual([]);
  });

  it('say what a browser sees of itself without a password', () => {
    expect(iceServers({ ice: { ...none, stunUrls: ['stun:stun.example:3478'] } }, 'a1', now)).toEqual([
      { urls: ['stun:stun.example:3478'] },
    ]);
  });

  it('relay for as long as the name says, proven by the shared secret', () => {
    const turnUrls = ['turn:turn.example:3478?transport=udp', 'turns:turn.example:443'];
    const [server] = iceServers({ ice: { ...none, turnUrls, turnSecret: 'north' } }, 'a1', now);
    expect(server).toEqual({
      urls: turnUrls,
      username: '1795402800:a1',
      credential: createHmac('sha1', 'north').update('1795402800:a1').digest('base64'),
    });
    expect(server!.credential).not.toContain('north');
  });
});
