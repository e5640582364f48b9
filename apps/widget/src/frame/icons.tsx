const icon = (path: string) => () => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    <path
      d={path}
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);

export const CallIcon = icon(
  'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4c0 1-1 1.5-2 1.5A16 16 0 0 1 3.5 6C3.5 5 4 4 5 4z',
);
export const CloseIcon = icon('M6 9l6 6 6-6');
export const SoundOnIcon = icon('M5 9.5h3l4-3.5v12l-4-3.5H5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11');
export const SoundOffIcon = icon('M5 9.5h3l4-3.5v12l-4-3.5H5zM16 10l4 4M20 10l-4 4');
export const AttachIcon = icon(
  'M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l7.9-7.9a3.1 3.1 0 0 1 4.4 4.4l-7.8 7.8a1.5 1.5 0 0 1-2.2-2.2l7.1-7',
);
export const SmileIcon = icon(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 14a4.2 4.2 0 0 0 7 0M9 9.7v.1M15 9.7v.1',
);
export const SendIcon = icon('M12 19V5.5M6 11l6-6 6 6');
export const FileIcon = icon('M13.5 3.5h-6a1 1 0 0 0-1 1v15a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-12zM13.5 3.5v4h4');
export const RobotIcon = icon('M6.5 9.5h11v8h-11zM12 9.5V6M12 5.8v-.1M9.6 13v.1M14.4 13v.1M4.5 12.5v2.5M19.5 12.5v2.5');
export const CrossIcon = icon('M7 7l10 10M17 7L7 17');
export const TickIcon = icon('M5 12.5l4.5 4.5L19 7.5');
export const TicksIcon = icon('M2.5 12.5L7 17l8.5-9.5M12.5 16l1 1L22 7.5');
export const DownIcon = icon('M12 5v13.5M6 13l6 6 6-6');
