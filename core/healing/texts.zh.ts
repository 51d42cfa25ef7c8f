export const repairs = {
  'execution-replaced': '流程中断，已自动重新启动',
  'wait-woken': '流程停在已办结的环节，已自动唤醒',
} as const;
