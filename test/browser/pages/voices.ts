import type { Frame, Page } from 'playwright-core';
import { eventually } from '../../support/desk';

/** Microphones that hum, and a browser that doesn't ask whether it may listen. Nothing leaves this machine. */
export const HUMMING = {
  args: [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--disable-features=WebRtcHideLocalIpsWithMdns',
    '--allow-loopback-in-peer-connection',
  ],
  /** Keeps the connections a page makes where a test can ask them. */
  script: `{
    const peers = (window.heardPeers = []);
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(...given) { super(...given); peers.push(this); }
    };
  }`,
};

/** Sound energy received so far, by the browser's own measure, on whichever frame of the page is on a call. */
const ENERGY = `(async () => {
  let energy = 0;
  for (const peer of window.heardPeers ?? []) {
    if (peer.connectionState === 'closed') continue;
    (await peer.getStats()).forEach((report) => {
      if (report.type === 'inbound-rtp' && report.kind === 'audio') energy += report.totalAudioEnergy ?? 0;
    });
  }
  return energy;
})()`;

async function energy(page: Page): Promise<number> {
  const heard = await Promise.all(page.frames().map((frame: Frame) => frame.evaluate<number>(ENERGY).catch(() => 0)));
  return Math.max(...heard);
}

/** More sound arrives than has by now. */
export async function hears(page: Page): Promise<void> {
  const before = await energy(page);
  await eventually(
    () => energy(page),
    (now) => now > before + 0.0001,
    20_000,
  );
}

/** Only silence arrives: for two seconds nothing is added. */
export async function hearsNothing(page: Page): Promise<void> {
  let before = await energy(page);
  let since = Date.now();
  await eventually(
    async () => {
      const now = await energy(page);
      if (now > before + 0.00001) [before, since] = [now, Date.now()];
      return Date.now() - since;
    },
    (quietMs) => quietMs > 2_000,
    20_000,
  );
}
