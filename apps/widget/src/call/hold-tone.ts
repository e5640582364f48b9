const EVERY_MS = 4_000;
const NOTES = [392, 494, 587];

/** Three soft notes now and then, so that somebody on hold hears that the line is there. Returns the way to end it. */
export function holdTone(): () => void {
  const audio = new AudioContext();
  const chime = () => NOTES.forEach((frequency, at) => note(audio, frequency, audio.currentTime + at * 0.35));
  chime();
  const timer = setInterval(chime, EVERY_MS);
  return () => {
    clearInterval(timer);
    void audio.close();
  };
}

function note(audio: AudioContext, frequency: number, start: number): void {
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.frequency.value = frequency;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.06, start + 0.05);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.9);
  tone.connect(gain).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 1);
}
