import { useState } from 'preact/hooks';
import { codeOf } from './api';
import { useAround } from './context';
import { looksLikeEmail } from './email-offer';
import type { FormField } from './queries';
import { errorText, type Strings } from './strings';

const KINDS = {
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
} as const;

interface FormProps {
  fields: FormField[];
  required: boolean;
  welcome: string;
  onSkip(): void;
}

export function PreChatForm({ fields, required, welcome, onSkip }: FormProps) {
  const { chat, strings } = useAround();
  const [values, setValues] = useState<Partial<Record<FormField, string>>>({});
  const [wrong, setWrong] = useState<Partial<Record<FormField, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    const problems = problemsIn(fields, values, required, strings);
    setWrong(problems);
    if (Object.keys(problems).length) return;
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()));
    try {
      if (Object.keys(filled).length) await chat.saveDetails(filled);
      onSkip();
    } catch (error) {
      setProblem(errorText(strings, codeOf(error)));
    }
  };
  return (
    <form class="pre-chat" onSubmit={(event) => void submit(event)} noValidate data-testid="widget-form">
      <h2>{strings.formTitle}</h2>
      <p>{welcome || strings.formText}</p>
      {fields.map((field) => (
        <label key={field}>
          {strings[field]}
          <input
            {...KINDS[field]}
            name={field}
            aria-invalid={wrong[field] !== undefined}
            onInput={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
          />
          {wrong[field] && <span role="alert">{wrong[field]}</span>}
        </label>
      ))}
      {problem && <p role="alert">{problem}</p>}
      <button class="go">{strings.start}</button>
      {!required && (
        <button type="button" class="link-button" onClick={onSkip} data-testid="widget-skip">
          {strings.skip}
        </button>
      )}
    </form>
  );
}

function problemsIn(
  fields: FormField[],
  values: Partial<Record<FormField, string>>,
  required: boolean,
  strings: Strings,
) {
  const problems: Partial<Record<FormField, string>> = {};
  for (const field of fields) {
    const value = values[field]?.trim() ?? '';
    if (required && !value) problems[field] = strings.required;
    else if (field === 'email' && value && !looksLikeEmail(value)) problems[field] = strings.emailWrong;
  }
  return problems;
}
