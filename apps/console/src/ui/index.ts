// Pieces that several areas show. Light: nothing here may bring in antd.
export * from './Avatar';
export * from './Button';
export * from './ChannelIcon';
export * from './day-text';
export * from './DayField';
export * from './Dialog';
export * from './Kbd';
export * from './Menu';
export * from './Popover';
export * from './states';
export * from './toasts';
export * from './use-copy';
export * from './use-hotkeys';
export * from './use-now';
export * from './WindowBar';
