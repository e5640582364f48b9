const KEPT = 'microphone';

/** The microphone chosen last on this machine, or the browser's own choice. Throws what the browser throws. */
export async function openMicrophone(): Promise<MediaStream> {
  // Without https a browser has no microphones at all, and says nothing about why.
  if (!navigator.mediaDevices) throw Object.assign(new Error('no microphones here'), { name: 'InsecureError' });
  const deviceId = localStorage.getItem(KEPT);
  // One that was unplugged since is no reason not to speak.
  const wanted = deviceId ? { deviceId: { ideal: deviceId } } : {};
  return navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...wanted },
  });
}

export function keepMicrophone(deviceId: string): void {
  localStorage.setItem(KEPT, deviceId);
}

export async function microphones(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId);
}

export const silence = (stream: MediaStream | null): void => stream?.getTracks().forEach((track) => track.stop());
