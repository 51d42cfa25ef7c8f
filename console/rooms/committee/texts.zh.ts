export const zh = {
  title: '提案审查',
  lists: '选择列表',
  names: { review: '待审查', filed: '已立案待交办', redo: '重新办理', consultation: '协商督办' },
  nothing: {
    review: { what: '目前没有待审查的提案。', next: '委员提交提案，或按审查意见修改后重新提交，即在此等待审查。' },
    filed: { what: '目前没有已立案、等待交办的提案。', next: '提案立案编号后、政府办交办前列在此处；内容相近的，可以并案。' },
    redo: { what: '目前没有正在重新办理的提案。', next: '委员对办理结果不满意、单位重新办理的提案列在此处。' },
    consultation: { what: '目前没有需要协商督办的提案。', next: '重新办理后委员仍不满意的提案列在此处，由提案委组织协商。' },
  },
} as const;
