import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../app/problems';
import { toast } from '../../ui';

interface DeleteButtonProps {
  /** What is asked before. */
  question: string;
  onDelete(): Promise<unknown>;
  onDeleted(): void;
}

/** Deletes after one question beside the button. */
export function DeleteButton({ question, onDelete, onDeleted }: DeleteButtonProps) {
  const { t } = useTranslation('admin');
  const confirm = async () => {
    try {
      await onDelete();
      onDeleted();
    } catch (refusal) {
      toast(problemText(refusal, t), { kind: 'problem' });
    }
  };
  return (
    <Popconfirm
      title={question}
      okText={t('sheet.delete')}
      cancelText={t('sheet.cancel')}
      onConfirm={() => void confirm()}
    >
      <Button type="text" danger>
        {t('sheet.delete')}
      </Button>
    </Popconfirm>
  );
}
