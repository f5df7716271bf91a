// What calls somebody back to a screen: a short vibration, or two soft tones.

let audio = null;

/** To be called within a tap: browsers let pages sound only after one. */
export function allowSound() {
  audio ??= new (globalThis.AudioContext ?? globalThis.webkitAudioContext)();
  audio.resume();
}

/** Whether tones can sound: not after a reload, nor after a call, until the next tap. */
export const canSound = () => audio !== null && audio.state !== "interrupted";

const SIGNALS = {
  none() {},
  vibration() {
    navigator.vibrate?.([180, 120, 180]);
  },
  tone() {
    if (audio?.state !== "running") return;
    for (const [pitch, after] of [[440, 0], [550, 0.35]]) {
      const at = audio.currentTime + after;
      const [voice, loudness] = [audio.createOscillator(), audio.createGain()];
      voice.frequency.value = pitch;
      loudness.gain.setValueAtTime(0.0001, at);
      loudness.gain.exponentialRampToValueAtTime(0.12, at + 0.08);
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
      voice.connect(loudness).connect(audio.destination);
      voice.start(at);
      voice.stop(at + 0.5);
    }
  },
};

/** Give a signal by its name: "none", "vibration" or "tone". */
export const signal = (name) => SIGNALS[name]?.();
