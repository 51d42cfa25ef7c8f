export const zh = {
  title: '撰写提案',
  lead: '一事一案。先写清情况与问题，再提出具体建议。',
  secret: '本系统不得处理、存储国家秘密。请勿写入涉密内容。',
  kept: '边写边存：内容保存在本窗口中。需要换一台电脑继续的，请“存为草稿”。',
  restored: '已恢复您上次未提交的内容。',
  clear: '清空重写',
  submit: '提交提案',
  saveDraft: '存为草稿',
  faults: '有内容需要修改，请查看标出的各项。',
  form: '提案内容',
} as const;
