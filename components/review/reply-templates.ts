import type { Locale } from "@/i18n/locales";
import type { TemplateId } from "./template-names";

/** What reviewers write again and again, in both languages whatever the page's: the publisher reads it, not the reviewer. Pure. */
export const REPLY_TEMPLATES: Record<TemplateId, Record<Locale, string>> = {
  pin: {
    en: "Please pin the package to one exact version (no “latest”, no range), and send a new revision. Users must get the bytes that were reviewed.",
    "zh-CN": "请将软件包固定到一个确切的版本（不要使用 latest 或版本范围），然后提交新的修订。用户拿到的必须是审核过的内容。",
  },
  secret: {
    en: "The manifest contains a secret. Revoke it, declare the variable with isSecret and without a value, and send a new revision.",
    "zh-CN": "清单中包含密钥。请先吊销该密钥，再用 isSecret 声明该变量且不写值，然后提交新的修订。",
  },
  tools: {
    en: "Please declare the tools of this server and mark each with readOnlyHint and destructiveHint as they really are, so that we can judge what a model may do with it.",
    "zh-CN": "请声明此服务的工具，并按实际情况为每个工具标注 readOnlyHint 与 destructiveHint，以便我们判断模型能用它做什么。",
  },
  hidden: {
    en: "A tool text contains characters that cannot be seen, or instructions to the model that do not describe the tool. Please remove them: a description says what the tool does, and nothing else.",
    "zh-CN": "工具文本中含有不可见字符，或含有与工具说明无关、写给模型的指令。请删除：说明只应描述工具的作用。",
  },
  privileges: {
    en: "The start command asks for more of the user's machine than the tools need (such as --privileged or the Docker socket). Please remove it, or say in the thread why nothing less will do.",
    "zh-CN": "启动命令对用户机器的权限要求超出了工具所需（例如 --privileged 或 Docker 套接字）。请删除，或在会话中说明为何无法使用更小的权限。",
  },
  duplicate: {
    en: "This catalog lists a server that does the same. Please say in the thread what yours does differently, or contribute there.",
    "zh-CN": "本目录已上架功能相同的服务。请在会话中说明您的服务有何不同，或参与该服务的改进。",
  },
};
