import { useAround } from './context';
import { errorText } from './strings';

/** Where a call is shown, between header and conversation. What is in it comes with the code of the call. */
export function CallPlace() {
  const { chat, strings, locale } = useAround();
  return (
    <div
      role="status"
      ref={(root) => void (root && (chat.calls.place = { root, locale, failed: errorText(strings, 'internal') }))}
    />
  );
}
