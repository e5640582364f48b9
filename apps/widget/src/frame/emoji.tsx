import { useAround } from './context';

const EMOJI =
  '😀 😄 😂 😊 😍 😘 🤔 😅 😉 😎 😢 😭 😡 😱 😴 🙄 👍 👎 👌 🙏 👏 💪 🤝 👋 ❤️ 💔 🎉 🎁 🌹 ☕ 🔥 ✅ ❌ ❓ 📦 🚚 💰 📷 📞 ⏰'.split(
    ' ',
  );

export function EmojiPicker({ onPick }: { onPick(emoji: string): void }) {
  const { strings } = useAround();
  return (
    <div class="emoji" role="group" aria-label={strings.emoji}>
      {EMOJI.map((emoji) => (
        <button type="button" key={emoji} onClick={() => onPick(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  );
}
