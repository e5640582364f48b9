import { useState } from 'preact/hooks';
import { codeOf } from './api';
import { useAround } from './context';
import { CrossIcon } from './icons';
import { errorText } from './strings';

export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());

/** The chat goes on by email: asked once, in a quiet line, and never again after "no thanks". */
export function EmailOffer({ email: known }: { email: string | null }) {
  const { chat, strings } = useAround();
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [away, setAway] = useState(chat.answered('no-email'));
  const [saved, setSaved] = useState(false);
  if (known !== null) return saved ? <p class="notice">{strings.saved(known)}</p> : null;
  if (away) return null;

  const save = async (event: Event) => {
    event.preventDefault();
    if (!looksLikeEmail(email)) return setProblem(strings.emailWrong);
    setProblem(null);
    try {
      await chat.saveDetails({ email: email.trim() });
      setSaved(true);
    } catch (error) {
      const code = codeOf(error);
      setProblem(code === 'invalid_input' ? strings.emailWrong : errorText(strings, code));
    }
  };
  return (
    <form class="email" onSubmit={(event) => void save(event)} noValidate>
      <input
        data-testid="widget-email"
        type="email"
        autocomplete="email"
        aria-label={strings.emailOffer}
        placeholder={strings.emailOffer}
        value={email}
        aria-invalid={problem !== null}
        onInput={(event) => setEmail(event.currentTarget.value)}
      />
      <button class="plain">{strings.save}</button>
      <button
        type="button"
        class="bare small"
        title={strings.notNow}
        onClick={() => {
          chat.answer('no-email', true);
          setAway(true);
        }}
      >
        <CrossIcon />
      </button>
      {problem && <p role="alert">{problem}</p>}
    </form>
  );
}
