package mfa.e2e;

import java.util.Map;

/**
 * The labels that people look for, in the language of the page: named by the English ones of {@code
 * product.md}, in Chinese as {@code ui.md} gives them.
 */
record Words(Map<String, String> translations) {

  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry(": ", "："),
          Map.entry("Actions", "操作"),
          Map.entry("Search name or e-mail", "搜索姓名或邮箱"),
          Map.entry("Sign in", "登录"),
          Map.entry("E-mail", "邮箱"),
          Map.entry("Password", "密码"),
          Map.entry("Forgot password?", "忘记密码？"),
          Map.entry("Send link", "发送链接"),
          Map.entry("New password", "新密码"),
          Map.entry("Set password", "设置密码"),
          Map.entry("Security code", "安全码"),
          Map.entry("Recovery code", "恢复码"),
          Map.entry("Verification code", "验证码"),
          Map.entry("Confirm", "确认"),
          Map.entry("Use a recovery code", "使用恢复码"),
          Map.entry("Get verification code", "获取验证码"),
          Map.entry("Copy the key", "复制密钥"),
          Map.entry("Copy", "复制"),
          Map.entry("Next", "下一步"),
          Map.entry("Back", "返回"),
          Map.entry("Cancel", "取消"),
          Map.entry("Close", "关闭"),
          Map.entry("Remove", "移除"),
          Map.entry("End", "结束"),
          Map.entry("End all others", "结束所有其他会话"),
          Map.entry("MFA is bound", "MFA 已绑定"),
          Map.entry("I have saved them", "我已保存"),
          Map.entry("I have a code already", "我已有验证码"),
          Map.entry("Name of this authenticator (optional)", "身份验证器名称（可选）"),
          Map.entry("Account Management", "账号管理"),
          Map.entry("Security Settings", "安全设置"),
          Map.entry("Bind", "绑定"),
          Map.entry("Unbind", "解绑"),
          Map.entry("Bound", "已绑定"),
          Map.entry("Unbound", "未绑定"),
          Map.entry("Add authenticator", "添加身份验证器"),
          Map.entry("Generate new codes", "生成新的恢复码"),
          Map.entry("Preview of the e-mail", "预览邮件"),
          Map.entry("Switch on", "开启"),
          Map.entry("On", "已开启"),
          Map.entry("Exempt", "豁免"),
          Map.entry("End exemption", "结束豁免"),
          Map.entry("Reason", "原因"),
          Map.entry("Invite", "邀请"),
          Map.entry("E-mail addresses", "邮箱地址"),
          Map.entry("Send invitations", "发送邀请"),
          Map.entry("Change role", "更改角色"),
          Map.entry("Create a workspace", "创建工作空间"),
          Map.entry("Invite to a platform role", "邀请担任平台角色"),
          Map.entry("New saved reply", "新建常用回复"),
          Map.entry("Text", "内容"),
          Map.entry("Take", "受理"),
          Map.entry("Select ", "选择 "),
          Map.entry("Selected: 1", "已选择 1 张工单"),
          Map.entry("Select all (1)", "全选（1）"),
          Map.entry("Forward selected to…", "转交所选工单…"),
          Map.entry("Close selected", "关闭所选工单"),
          Map.entry("Not done for 1 ticket:", "未完成 1 张工单："),
          Map.entry("A ticket to unbind MFA ends by a decision.", "解绑 MFA 的工单须逐一审核决定"),
          Map.entry("Theme", "主题"),
          Map.entry("Same as system", "跟随系统"),
          Map.entry("Light", "浅色"),
          Map.entry("Dark", "深色"),
          Map.entry("Sign out", "退出登录"));

  static Words of(String locale) {
    return new Words(locale.startsWith("zh") ? CHINESE : Map.of());
  }

  /** The label in this language; in English it is the name itself. */
  String say(String english) {
    if (translations.isEmpty()) {
      return english;
    }
    var word = translations.get(english);
    if (word == null) {
      throw new IllegalArgumentException("No Chinese word for: " + english);
    }
    return word;
  }
}
