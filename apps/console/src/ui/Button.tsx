import type { ButtonHTMLAttributes, Ref } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'main' | 'quiet' | 'plain' | 'icon';
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'quiet', className = '', ...rest }: ButtonProps) {
  return <button type="button" data-look={look} className={`ui-btn ${className}`} {...rest} />;
}
