import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inserted, variableText, VARIABLES } from './variables';
import './scripts.css';

interface VariableTextProps {
  id?: string;
  value: string;
  maxLength: number;
  onChange(text: string): void;
  'aria-describedby'?: string;
}

/** A text with variables: each chip writes its variable where the caret stands, so nobody has to remember the spelling. */
export function VariableText({ value, onChange, maxLength, ...rest }: VariableTextProps) {
  const { t } = useTranslation('scripts');
  const area = useRef<TextAreaRef>(null);
  const [caret, setCaret] = useState<number | null>(null);
  useLayoutEffect(() => {
    const box = area.current?.resizableTextArea?.textArea;
    if (caret === null || !box) return;
    box.focus();
    box.setSelectionRange(caret, caret);
    setCaret(null);
  }, [caret]);
  const insert = (piece: string) => {
    const box = area.current?.resizableTextArea?.textArea;
    const selection = { start: box?.selectionStart ?? value.length, end: box?.selectionEnd ?? value.length };
    const result = inserted(value, selection, piece);
    onChange(result.text);
    setCaret(result.caret);
  };
  return (
    <div className="sc-text">
      <Input.TextArea
        {...rest}
        ref={area}
        value={value}
        maxLength={maxLength}
        autoSize={{ minRows: 4, maxRows: 12 }}
        onChange={({ target }) => onChange(target.value)}
      />
      <div className="sc-chips" role="group" aria-label={t('variables.title')}>
        {VARIABLES.map((variable) => (
          <button
            key={variable}
            type="button"
            title={t(`variables.${variable}.text`)}
            // Taking the focus would lose the place of the caret.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => insert(variableText(variable, t(`variables.${variable}.fallback`)))}
          >
            {t(`variables.${variable}.title`)}
          </button>
        ))}
      </div>
    </div>
  );
}
