export function LoginFault({ text }: { text: string | null }) {
  return (
    text && (
      <p className="ui-fault" role="alert" data-testid="login-fault">
        {text}
      </p>
    )
  );
}
