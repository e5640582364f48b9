let context: AudioContext | null = null;

const TUNES = {
  message: [[880, 0, 0.09]],
  alarm: [
    [988, 0, 0.12],
    [740, 0.16, 0.12],
    [988, 0.32, 0.16],
  ],
  ring: [
    [587, 0, 0.35],
    [740, 0.4, 0.35],
    [880, 0.8, 0.5],
  ],
} as const;

/** Plays a short tune; `volume` from 0 to 1. A browser that nobody has touched yet keeps silent. */
export function play(tune: keyof typeof TUNES, volume: number): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  for (const [frequency, after, length] of TUNES[tune]) tone(context, frequency, after, length, volume);
}

function tone(audio: AudioContext, frequency: number, after: number, length: number, volume: number): void {
  const start = audio.currentTime + after;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(volume * 0.4, start + 0.01);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + length);
}
