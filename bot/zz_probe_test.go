package bot_test
import ("testing";"context";"fmt";"boussole/bot";"encoding/json";"log/slog";"os";"strings")
type holder struct{ Token bot.Secret; hidden bot.Secret }
func TestProbe(t *testing.T){
 ctx:=context.Background()
 for _,q:=range []string{"/salry","/carreer","/trainin","/glosary","/salary level:jnior","/salary level:senoir","/salary place:lion"} {
  count:=map[string]int{}
  for range 200 { r:=newRouter(t); _=r; u:=r.Read(q,bot.Request{Locale:bot.English}); count[r.Answer(ctx,u).Answer]++ }
  fmt.Println(q,count)
 }
 r:=newRouter(t)
 for _,c:=range [][3]string{{"salary","level","jnior"},{"salary","level","snior"},{"salary","level","junnior"},{"salary","level","jumior"},{"salary","level","jun"},{"salary","level","debutante"},{"salary","place","saint et"},{"salary","place","etienne"},{"salary","place","paris,ly"},{"salary","place","paris,"},{"salaire","lieu","st-etienne"},{"salary","place","Saint É"},{"salary","place","sainte-etienne"},{"salary","level","bgeinner"}} {
   fmt.Println(c, r.Complete(bot.Request{Command:c[0],Focus:c[1],Args:bot.Args{c[1]:c[2]}}))
 }
 c:=training(); c.Options[0].Summary=text("École ou étude","École or study")
 r=newRouter(t,c)
 fmt.Printf("%q\n",r.Handle(ctx,bot.Request{Command:"training",Locale:"fr"}).Answer)
 for _,bad:=range []string{"/\xff\xfe","/salary \xff", "/salary place:\xff","/salary \xff:x", "/ask \xffcombien"} {
  p,err:=r.Parse(bad,bot.English); rep:=bot.Reply{}
  if err==nil { rep=r.Handle(ctx,p) }
  fmt.Printf("%q %q %v %q\n",bad,p.String(),err,rep.Plain())
 }
 for _,l:=range []string{"/salary\tjunior","/salary\njunior","/salary\u00a0junior","/salary place:saint\u00a0etienne","/ question x", "/ask Question:foo", "salary"} {
  p,err:=r.Parse(l,bot.English); fmt.Printf("%q %q %v\n",l,p.String(),err)
 }
 func(){ defer func(){fmt.Println("two commands:",recover())}(); r,err:=bot.New([]bot.Command{salary(),training()},lexicon(),slog.Default()); fmt.Println(err,r.Read("combien gagne un junior",bot.Request{}).Request.String()) }()
 func(){ defer func(){fmt.Println("no commands:",recover())}(); r,err:=bot.New(nil,lexicon(),slog.Default()); fmt.Println(err); fmt.Println(r.Read("combien gagne un junior",bot.Request{}).Request.String()) }()
 func(){ defer func(){fmt.Println("no commands:",recover())}(); r,_:=bot.New(nil,lexicon(),slog.Default());  r.Handle(ctx,bot.Request{Command:"x"}) }()
 s:=bot.Secret("hunter2"); h:=holder{s,s}
 for _,f:=range []string{"%v","%+v","%#v","%s","%q","%x","%X","%d","%t","%10.3s"} { fmt.Printf(f+" | "+f+" | "+f+"\n",s,h,&h) }
 b,_:=json.Marshal(map[bot.Secret]any{s:h}); fmt.Println(string(b))
 slog.New(slog.NewTextHandler(os.Stdout,nil)).Info("x","s",s,"h",h,"p",&h,"l",[]bot.Secret{s},"e",fmt.Errorf("a %v",s))
 slog.New(slog.NewJSONHandler(os.Stdout,nil)).Info("x","s",s,"h",h,"p",&h,"l",[]bot.Secret{s})
 fmt.Println(bot.Number("fr",-0.04),bot.Number("en",999.95),bot.Number("fr",1e6),bot.Euros("en",-500),bot.Euros("fr",-500),bot.Range("fr",35000,43000,false))
 fmt.Printf("%q\n", func()(x string){ defer func(){ if p:=recover();p!=nil{x=fmt.Sprint(p)}}(); return bot.PlainBlock(bot.Table{Columns:[]string{"a"},Rows:[][]string{{}}},"fr")}())
 fmt.Println(bot.PlainBlock(bot.Table{Columns:[]string{"a","b"},Rows:[][]string{{"x",""},{"y","1","2"}}},"en"))
 // shared buttons
 shared:=bot.Reply{Blocks:[]bot.Block{bot.Buttons{{Request:bot.Request{Command:"salary"}}}}}
 hp:=help(); hp.Run=func(context.Context,bot.Request)(bot.Reply,error){return shared,nil}
 r=newRouter(t,hp)
 fmt.Println(r.Handle(ctx,bot.Request{Command:"help",Locale:"fr"}).Plain()); fmt.Println(r.Handle(ctx,bot.Request{Command:"help",Locale:"en"}).Plain())
 _=strings.ToUpper
}
